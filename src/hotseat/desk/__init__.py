"""Where an interviewer marks a candidate's transcript: the person first, the tool after."""
