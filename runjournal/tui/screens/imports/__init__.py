"""The Import screen: a path, a preview of what its files would change, and the journal with what was ticked."""
