"""How answers are marked: rubrics, lexica and topics, loaded and compiled."""
