"""Agreement of the scorer with expert marks: measures, labelled answers, figures."""
