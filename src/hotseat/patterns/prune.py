"""Patterns cut down to what some words can hold; what keeps all its parts stays the same object."""

from __future__ import annotations

from hotseat.patterns import grammar as g
from hotseat.patterns.match import word_key


def pruned(node: g.Node, keys: frozenset[str]) -> g.Node | None:
    """The pattern without the alternatives that words with these keys cannot hold; None where
    nothing is left.
    """
    match node:
        case g.Word(key=key, kind=kind):
            return node if word_key(kind, key) in keys else None
        case g.Sequence() | g.Both():
            return _both_sides(node, keys)
        case g.Without(node=inner, banned=banned):
            rest = pruned(inner, keys)
            if rest is None or rest is inner:
                return node if rest is inner else None
            return g.Without(rest, banned)
        case g.Either():
            return _either(node, keys)
    return node


def forks(node: g.Node) -> bool:
    """Whether a pattern has alternatives."""
    match node:
        case g.Sequence(left=left, right=right) | g.Both(left=left, right=right):
            return forks(left) or forks(right)
        case g.Without(node=inner):
            return forks(inner)
    return isinstance(node, g.Either)


def _both_sides(node: g.Sequence | g.Both, keys: frozenset[str]) -> g.Node | None:
    one = pruned(node.left, keys)
    two = pruned(node.right, keys) if one is not None else None
    if one is None or two is None:
        return None
    if one is node.left and two is node.right:
        return node
    return g.Both(one, two) if isinstance(node, g.Both) else g.Sequence(one, two, node.gap)


def _either(node: g.Either, keys: frozenset[str]) -> g.Node | None:
    kept: list[g.Node] = []
    same = True
    for option in node.options:
        # Most are words: without a call each, as there are thousands.
        if type(option) is g.Word and option.kind == "stem":
            left: g.Node | None = option if option.key in keys else None
        else:
            left = pruned(option, keys)
        same = same and left is option
        if left is not None:
            kept.append(left)
    if same or not kept:
        return node if same else None
    return kept[0] if len(kept) == 1 else g.Either(tuple(kept))
