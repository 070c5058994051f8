"""What is measured, one metric a file: the kernel on plain values first, then what it says of an outcome."""
