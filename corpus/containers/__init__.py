"""Files that hold documents: archives, documents as JSON lines, letters with attachments."""
