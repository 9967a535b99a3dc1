"""Packs of somebody else: added, listed and removed, and never in the way of the built-in bank."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.packs import QUESTION, pack_files, write_files, write_zip
from tests.small_bank import CONCEPT, SmallBank, small_bank

from hotseat.bank import installed
from hotseat.bank.load import load_all, load_bank
from hotseat.errors import (
    EXIT_CHECK_FAILED,
    EXIT_INVALID,
    EXIT_OK,
    EXIT_UNKNOWN_ID,
    EXIT_USAGE,
    HotseatError,
)
from hotseat.interview.library import Library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBank:
    return small_bank(tmp_path, monkeypatch)


@pytest.fixture
def walks(tmp_path: Path) -> Path:
    """The folder of a sound pack."""
    return write_files(tmp_path / "walks", pack_files())


def there() -> list[str]:
    """All that stands in the folder of installed packs."""
    folder = installed.packs_folder()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def spoil(name: str = "walks") -> None:
    path = installed.packs_folder() / name / "concepts" / "why-walk.yaml"
    path.write_text("id: why-walk\nkind: nothing\n")


def test_a_pack_is_shown_and_part_of_the_bank(run: Run, walks: Path) -> None:
    code, out, err = run("bank", "add", walks)
    assert (code, err) == (EXIT_OK, "")
    assert out.splitlines() == [
        "Walks (walks)",
        "  version    2.1",
        "  questions  0 decisions, 1 concept",
        "  topic      travel",
        "  licence    CC BY 4.0",
        "  authors    A. Author, B. Writer",
        "  sources    A handbook of walks",
        *out.splitlines()[-1:],
    ]
    assert out.endswith("hotseat bank remove walks removes it.\n")
    bank = load_all()
    assert set(bank.questions) == {"why-move", "why-walk"}
    assert [page.title for page in bank.guide("walks")] == ["Walking"]
    assert set(load_bank().questions) == {"why-move"}
    assert "why-walk" in run("list")[1]
    assert "why-walk" not in run("list", "--bank", Path(bank.packs["travel"].path))[1]
    said = "pack: Walks (walks), version 2.1, CC BY 4.0, by A. Author, B. Writer"
    assert said in run("show", "why-walk")[1]
    assert json.loads(run("show", "why-walk", "--json")[1])["licence"] == "CC BY 4.0"


def test_it_outlives_what_it_was_added_from_and_is_private(run: Run, walks: Path) -> None:
    before = os.umask(0o000)
    run("bank", "add", walks)
    os.umask(before)
    (walks / "pack.yaml").unlink()
    assert "why-walk" in load_all().questions
    for path in (installed.packs_folder(), *installed.packs_folder().rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.parametrize("lead", ["", "walks-main/"])
def test_a_zip_is_told_by_what_is_in_it(run: Run, tmp_path: Path, lead: str) -> None:
    files: dict[str, str | bytes] = {f"{lead}{name}": text for name, text in pack_files().items()}
    files |= {"__MACOSX/._pack.yaml": b"\0", f"{lead}LICENSE": "free", f"{lead}.DS_Store": b"\0"}
    code, _, err = run("bank", "add", write_zip(tmp_path / "walks.dat", files))
    assert code == EXIT_OK
    assert err == f"Not taken along: __MACOSX/._pack.yaml, {lead}LICENSE, {lead}.DS_Store\n"
    assert "why-walk" in load_all().questions
    assert there() == [".lock", "walks"]


def test_a_folder_that_holds_one_pack_among_other_things(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "repo" / "walks", pack_files() | {"make.py": "x", ".git/x.yaml": "["})
    write_files(tmp_path / "repo", {"README.md": "x"})
    code, _, err = run("bank", "add", tmp_path / "repo")
    assert (code, err) == (EXIT_OK, "Not taken along: .git, make.py\n")
    write_files(tmp_path / "repo" / "other", pack_files("other", "why-run"))
    code, _, err = run("bank", "add", tmp_path / "repo")
    assert code == EXIT_INVALID
    assert "holds several packs: other, walks" in err


def test_all_that_is_wrong_is_told_as_the_person_knows_the_files(run: Run, tmp_path: Path) -> None:
    files = pack_files() | {
        "why-move.yaml": QUESTION.format(id="why-move"),
        "bad.yaml": "id: bad\nkind: concept\nprmpt: x\n",
        "guide/2.md": "".join(f"{number}\n" for number in range(3_000)),
    }
    given = write_files(tmp_path / "walks", files), write_zip(tmp_path / "w.zip", files)
    for path in given:
        code, out, err = run("bank", "add", path)
        assert (code, out) == (EXIT_INVALID, "")
        assert err.startswith("hotseat bank add: nothing was installed.")
        for said in (
            "bad.yaml:3:1: unknown key 'prmpt'",
            "bad.yaml:1:1: missing key 'points'",
            "why-move.yaml:1:5: two questions are called 'why-move'; the other is",
            "guide/2.md: a page has at most",
        ):
            assert f"{path}/{said}" in err
        assert ".hotseat-new-" not in err
        assert there() == [".lock"]


def test_what_only_marking_tells_is_told_too(run: Run, tmp_path: Path) -> None:
    files = pack_files()
    question = QUESTION.format(id="why-walk").replace("walk}]", "walk, say: [<nowhere>]}]")
    files["concepts/why-walk.yaml"] = question
    code, _, err = run("bank", "add", write_files(tmp_path / "walks", files))
    assert code == EXIT_INVALID
    assert "concepts/why-walk.yaml:4:" in err
    assert "there is no entry <nowhere>" in err
    assert there() == [".lock"]


def test_gold_answers_are_looked_at(run: Run, tmp_path: Path) -> None:
    row = '{"id": "g1", "question": "why-walk", "answer": "It is a joy."}\n'
    files = pack_files() | {"calibration/answers.jsonl": row, "calibration/labels.jsonl": "[\n"}
    code, _, err = run("bank", "add", write_files(tmp_path / "walks", files))
    assert code == EXIT_INVALID
    assert f"{tmp_path}/walks/calibration/labels.jsonl:1" in err


def test_a_topic_without_questions_is_looked_at(run: Run, tmp_path: Path, small: SmallBank) -> None:
    (small.rubrics / "decision.yaml").write_text(CONCEPT.replace("concept", "decision"))
    topic = (small.pack / "topic.yaml").read_text().replace("id: travel", "id: walks")
    files = {"pack.yaml": "id: walks\n", "topic.yaml": topic}
    assert run("bank", "add", write_files(tmp_path / "one", files))[0] == EXIT_OK
    files["topic.yaml"] = topic.replace("[far_away]", "[<nowhere>]")
    code, _, err = run("bank", "add", write_files(tmp_path / "two", files), "--force")
    assert code == EXIT_INVALID
    assert "topic.yaml" in err
    assert (load_all().topics["walks"]).read_text() == topic


def test_a_new_version_takes_the_place_only_if_asked_and_only_if_sound(
    run: Run, tmp_path: Path, walks: Path
) -> None:
    run("bank", "add", walks)
    later = write_files(tmp_path / "later", pack_files(question="why-run"))
    code, _, err = run("bank", "add", later)
    assert code == EXIT_USAGE
    assert "installed already, version 2.1; --force replaces it" in err
    assert "why-walk" in load_all().questions
    (later / "bad.yaml").write_text("id: [")
    assert run("bank", "add", later, "--force")[0] == EXIT_INVALID
    assert "why-walk" in load_all().questions
    (later / "bad.yaml").unlink()
    assert run("bank", "add", later, "--force")[0] == EXIT_OK
    assert set(load_all().questions) == {"why-move", "why-run"}
    assert there() == [".lock", "walks"]


def test_a_new_version_that_cannot_be_put_there_leaves_the_old_one(
    run: Run, walks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("bank", "add", walks)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "pack":
            raise OSError(28, "No space left on device", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    code, _, err = run("bank", "add", walks, "--force")
    assert code == EXIT_USAGE
    assert "no space left on device. Nothing was installed" in err
    assert "why-walk" in load_all().questions
    assert there() == [".lock", "walks"]


@pytest.mark.parametrize("at", [".hotseat-old-walks", "walks"])
def test_what_was_cut_short_counts_as_not_begun(run: Run, walks: Path, at: str) -> None:
    run("bank", "add", walks)
    folder = installed.packs_folder()
    (folder / "walks").rename(folder / at)
    write_files(folder / ".hotseat-new-x" / "pack", pack_files(question="why-run"))
    write_files(folder / ".hotseat-gone-y", pack_files(question="why-fly"))
    assert set(load_all().questions) == {"why-move", "why-walk"}
    with installed.changing():
        assert there() == [".lock", "walks"]


@pytest.mark.parametrize("name", ["travel", "Travel"])
def test_ids_of_the_built_in_bank_are_refused(run: Run, tmp_path: Path, name: str) -> None:
    path = write_files(tmp_path / "x", pack_files(name))
    code, out, err = run("bank", "add", path, "--force")
    assert (code, out) == (EXIT_USAGE, "")
    assert "a pack called travel is built in" in err
    assert there() == [".lock"]
    assert run("bank", "remove", "travel", "--yes")[0] == EXIT_USAGE


def test_ids_that_are_one_on_some_systems_are_refused(
    run: Run, tmp_path: Path, walks: Path
) -> None:
    run("bank", "add", walks)
    other = write_files(tmp_path / "x", pack_files("Walks", "why-run"))
    for words in ((), ("--force",)):
        code, _, err = run("bank", "add", other, *words)
        assert code == EXIT_USAGE
        assert "by capitals alone" in err


def test_one_change_at_a_time(run: Run, walks: Path) -> None:
    with installed.changing():
        code, _, err = run("bank", "add", walks)
        assert (code, "another hotseat adds or removes" in err) == (EXIT_USAGE, True)
        with pytest.raises(HotseatError), installed.changing():
            pass
    assert run("bank", "add", walks)[0] == EXIT_OK


def test_an_installed_pack_that_broke_is_left_out_alone(
    run: Run, tmp_path: Path, walks: Path
) -> None:
    run("bank", "add", walks)
    run("bank", "add", write_files(tmp_path / "runs", pack_files("runs", "why-run")))
    spoil()
    code, out, err = run("list")
    assert code == EXIT_OK
    assert ("why-move" in out, "why-run" in out, "why-walk" in out) == (True, True, False)
    assert "warning: this installed pack is left out: concepts/why-walk.yaml:1:1:" in err
    assert "hotseat bank remove walks" in err
    assert run("show", "why-walk")[0] == EXIT_INVALID
    assert run("show", "why-move")[0] == EXIT_OK
    code, out, _ = run("bank", "list")
    assert (code, "left out; hotseat bank remove walks" in out) == (EXIT_OK, True)
    code, out, err = run("doctor")
    assert code == EXIT_CHECK_FAILED
    assert "left out, told below: walks: hotseat bank remove walks" in out
    assert "why-walk.yaml:2:7: " in err
    # It can be mended by what is sound, and removed.
    assert run("bank", "add", walks, "--force")[0] == EXIT_OK
    spoil()
    assert run("bank", "remove", "walks", "--yes")[0] == EXIT_OK
    assert run("list")[2] == ""


def test_an_id_that_the_built_in_bank_has_by_now(run: Run, small: SmallBank, walks: Path) -> None:
    run("bank", "add", walks)
    (small.pack / "why-walk.yaml").write_text(QUESTION.format(id="why-walk"))
    code, out, err = run("list", "--json")
    assert code == EXIT_OK
    assert [json.loads(line)["pack"] for line in out.splitlines()] == ["travel", "travel"]
    assert "two questions are called 'why-walk'" in err
    write_files(small.packs / "walks", {"pack.yaml": "id: walks\ntopic: travel\n"})
    assert run("list")[0] == EXIT_OK
    assert run("bank", "remove", "walks", "--yes")[0] == EXIT_OK


def test_who_uses_the_topic_of_a_pack_is_named(run: Run, tmp_path: Path, small: SmallBank) -> None:
    (small.rubrics / "decision.yaml").write_text(CONCEPT.replace("concept", "decision"))
    topic = (small.pack / "topic.yaml").read_text().replace("id: travel", "id: base")
    base = write_files(tmp_path / "base", {"pack.yaml": "id: base\n", "topic.yaml": topic})
    files = pack_files()
    files["pack.yaml"] = "id: walks\ntopic: base\n"
    walks = write_files(tmp_path / "w", files)
    code, _, err = run("bank", "add", walks)
    assert (code, "no pack with a topic.yaml is called 'base'" in err) == (EXIT_INVALID, True)
    assert run("bank", "add", base)[0] == EXIT_OK
    assert run("bank", "add", walks)[0] == EXIT_OK
    (base / "topic.yaml").unlink()
    (base / "pack.yaml").write_text("id: base\ntopic: travel\n")
    code, _, err = run("bank", "add", base, "--force")
    assert (code, "walks, which is installed too, could no longer" in err) == (EXIT_USAGE, True)
    code, _, err = run("bank", "remove", "base")
    assert "Remove the pack base, whose topic these use: walks." in err
    assert run("bank", "remove", "base", "--yes")[0] == EXIT_OK
    code, _, err = run("list")
    assert (code, "this installed pack is left out" in err) == (EXIT_OK, True)


def test_a_new_pack_may_be_for_the_topic_of_one_that_was_added(
    run: Run, tmp_path: Path, small: SmallBank
) -> None:
    (small.rubrics / "decision.yaml").write_text(CONCEPT.replace("concept", "decision"))
    topic = (small.pack / "topic.yaml").read_text().replace("id: travel", "id: base")
    base = write_files(tmp_path / "base", {"pack.yaml": "id: base\n", "topic.yaml": topic})
    assert run("bank", "add", base)[0] == EXIT_OK
    code, out, _ = run("bank", "new", "cases", tmp_path, "--topic", "base")
    assert (code, f"hotseat bank check {tmp_path / 'cases'}" in out) == (EXIT_OK, True)
    code, out, _ = run("bank", "check", tmp_path / "cases")
    assert (code, "0 errors" in out) == (EXIT_OK, True)
    assert set(load_bank([tmp_path / "cases"]).packs) == {"cases"}
    (installed.packs_folder() / "base" / "topic.yaml").write_text("id: base\n")
    code, _, err = run("bank", "check", tmp_path / "cases")
    assert (code, "no pack with a topic.yaml is called 'base'" in err) == (EXIT_INVALID, True)


def test_remove_asks_and_knows_what_is_there(
    run: Run, walks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("bank", "add", walks)
    assert run("bank", "remove", "walks")[0] == EXIT_USAGE
    code, _, err = run("bank", "remove", "walk", "--yes")
    assert (code, "did you mean walks?" in err) == (EXIT_UNKNOWN_ID, True)
    for name in ("../packs", ".lock", "", "."):
        assert run("bank", "remove", name, "--yes")[0] == EXIT_UNKNOWN_ID
    monkeypatch.setattr("hotseat.cli.bank_remove.agreed", lambda *_: False)
    assert run("bank", "remove", "walks")[0] == EXIT_CHECK_FAILED
    assert "why-walk" in load_all().questions
    monkeypatch.setattr("hotseat.cli.bank_remove.agreed", lambda *_: True)
    assert run("bank", "remove", "walks")[0] == EXIT_OK
    assert there() == [".lock"]


def test_a_link_is_removed_and_not_what_it_leads_to(run: Run, walks: Path) -> None:
    with installed.changing() as folder:
        (folder / "walks").symlink_to(walks)
    assert "why-walk" in load_all().questions
    assert run("bank", "remove", "walks", "--yes")[0] == EXIT_OK
    assert (walks / "pack.yaml").exists()


def test_the_list_has_what_people_ask(run: Run, walks: Path) -> None:
    run("bank", "add", walks)
    code, out, _ = run("bank", "list")
    assert code == EXIT_OK
    assert "Walks (walks), version 2.1" in out
    assert "licence CC BY 4.0, by A. Author, B. Writer" in out
    own, added = map(json.loads, run("bank", "list", "--json")[1].splitlines())
    assert (own["id"], own["built_in"], added["id"], added["built_in"]) == (
        "travel",
        True,
        "walks",
        False,
    )
    assert added["questions"] == {"decision": 0, "concept": 1}
    assert added["authors"] == ["A. Author", "B. Writer"]
    assert Path(added["path"]) == installed.packs_folder() / "walks"


def test_what_is_no_pack_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("id: x\n")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, said in (
        ("nowhere", "there is no such file or folder"),
        ("x" * 300, "cannot be read: file name too long"),
        ("text/walks", "cannot be read: not a directory"),
        ("text", "is neither a folder nor a zip archive"),
        ("pipe", "is neither a folder nor a zip archive"),
        (
            "empty",
            "holds no pack: there is no pack.yaml in it or in a folder of it\n    hint: a pack",
        ),
    ):
        code, _, err = run("bank", "add", tmp_path / name)
        assert code == EXIT_INVALID
        assert err.startswith(f"{tmp_path / name}: {said}")
        assert there() == []


def test_an_address_is_not_fetched_and_the_message_says_so(run: Run) -> None:
    code, _, err = run("bank", "add", "https://example.org/walks.zip")
    assert (code, "nothing is fetched: download it first" in err) == (EXIT_INVALID, True)


def test_the_one_pack_in_a_folder_may_not_be_a_link(run: Run, walks: Path, tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "w").symlink_to(walks)
    code, out, err = run("bank", "add", tmp_path / "repo")
    assert (code, out) == (EXIT_INVALID, "")
    assert f"{tmp_path / 'repo' / 'w'}: is a link" in err
    # Whoever adds it may name one.
    assert run("bank", "add", tmp_path / "repo" / "w")[0] == EXIT_OK


def test_without_a_home_nothing_is_added_and_the_rest_goes_on(
    run: Run, walks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(installed, "data_folder", homeless)
    code, _, err = run("bank", "add", walks)
    assert (code, f"name a folder in {installed.VARIABLE}" in err) == (EXIT_USAGE, True)
    assert run("bank", "list")[0] == EXIT_OK


def test_what_somebody_else_put_beside_the_packs_stays(run: Run, walks: Path) -> None:
    """Any folder may be named as that of packs."""
    folder = installed.packs_folder()
    for name in (".old-walks", ".new-x", ".gone-y"):
        write_files(folder / name, {"mine.txt": "x"})
    assert run("bank", "add", walks)[0] == EXIT_OK
    assert run("bank", "remove", "walks", "--yes")[0] == EXIT_OK
    assert there() == [".gone-y", ".lock", ".new-x", ".old-walks"]


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_where_one_may_not_look_the_built_in_bank_goes_on(
    run: Run, walks: Path, tmp_path: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links of the person's own, to a drive that is not there or not theirs."""
    closed = tmp_path / "closed"
    with installed.changing() as folder:
        (folder / "linked").symlink_to(closed / "walks")
    write_files(closed / "walks", pack_files())
    closed.chmod(mode)
    stat_of = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if follow_symlinks and path.name == "linked":
            raise PermissionError(13, "Permission denied", str(path))
        return stat_of(path, follow_symlinks=follow_symlinks)

    try:
        # Who runs this may be one who may look everywhere.
        monkeypatch.setattr(Path, "stat", refuse)
        code, out, _ = run("list")
        assert (code, "why-move" in out) == (EXIT_OK, True)
    finally:
        closed.chmod(0o700)


def test_forget_says_that_packs_stay(run: Run, walks: Path) -> None:
    run("bank", "add", walks)
    assert "The packs that you added stay" in run("forget", "--yes")[1]
    assert "why-walk" in load_all().questions


def test_a_hotseat_that_is_open_goes_on_with_what_it_read(
    run: Run, walks: Path, tmp_path: Path
) -> None:
    run("bank", "add", walks)
    library = Library.open()
    question = library.bank.question("why-walk")
    run("bank", "add", write_files(tmp_path / "x", pack_files(question="why-run")), "--force")
    assert library.score("It is a joy to walk.", question).overall == 5
    run("bank", "remove", "walks", "--yes")
    assert library.score("It is a joy to walk.", question).overall == 5
    assert "why-walk" not in Library.open().bank.questions


def test_another_folder_can_be_named(
    run: Run, tmp_path: Path, walks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(installed.VARIABLE, str(tmp_path / "shelf"))
    run("bank", "add", walks)
    assert (tmp_path / "shelf" / "walks" / "pack.yaml").exists()
    assert "why-walk" in load_all().questions


def test_a_folder_that_cannot_be_read_leaves_the_built_in_bank(run: Run) -> None:
    folder = installed.packs_folder()
    folder.parent.mkdir(parents=True)
    folder.write_text("no folder")
    code, out, err = run("list")
    assert (code, "why-move" in out) == (EXIT_OK, True)
    assert f"{folder}: warning: all installed packs are left out: is not a folder\n" in err
    assert "bank remove" not in err
    assert run("bank", "remove", "packs", "--yes")[0] == EXIT_UNKNOWN_ID
    assert f"{folder}\n    left out; make it a folder" in run("bank", "list")[1]
    assert run("bank", "add", Path("x"))[0] == EXIT_INVALID
