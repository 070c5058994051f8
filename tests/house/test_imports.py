"""What reading documents costs before the first is read."""

import subprocess
import sys

HEAVY = {
    "numpy", "scipy", "torch", "PIL", "pypdfium2", "selectolax", "openpyxl", "pptx", "docx", "anydoc", "markdown_it",
    "python_calamine", "xlrd", "pytesseract", "email", "corpus.readers",
}  # fmt: skip


def test_reading_documents_imports_no_reader_and_no_parser_before_a_file_needs_it() -> None:
    code = f"""
import sys
import corpus.documents
sys.exit(", ".join(sorted({HEAVY!r} & set(sys.modules))) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
