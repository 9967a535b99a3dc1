"""Reading an interview in writing, whichever tool wrote it: always the same turns."""

from hotseat.desk.transcripts.read import MAX_BYTES, read_text, read_transcript

__all__ = ["MAX_BYTES", "read_text", "read_transcript"]
