"""The therapist's card and the review as documents: text, Markdown and HTML."""
