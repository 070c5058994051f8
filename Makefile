# `make help` lists the commands. On a fresh Debian, python3 and make are enough to start.

PYTHON ?= python3
VENV := .venv
TORCH_INDEX ?=
ARGS ?=

# Nothing calls out, and one thread a process: on shared cores more threads are slower, not faster.
export HF_HUB_OFFLINE := 1
export TRANSFORMERS_OFFLINE := 1
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False
export TOKENIZERS_PARALLELISM := false
export OMP_NUM_THREADS ?= 1
export OMP_WAIT_POLICY ?= passive
export PYTHON

BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
TORCH := $(shell sed -n 's/^\(torch==[^ ;]*\).*/\1/p' requirements.lock 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup test lint types contracts check lock format clean

help:
	@echo 'make run        Chạy hoidap tại http://127.0.0.1:7860; lần đầu thì cài đặt và nạp các tài liệu mẫu'
	@echo '                Start hoidap at http://127.0.0.1:7860; the first time, install it and take in the samples'
	@echo 'make check      Mọi phép kiểm tra: lint, types, contracts, test'
	@echo '                Every check: lint, types, contracts, test'
	@echo 'make test       Chạy các bài kiểm thử; chọn bài bằng ARGS="-k tên"'
	@echo '                Run the tests; choose some with ARGS="-k name"'
	@echo 'make lint       Kiểm tra cách viết mã (ruff) / Check how the code is written (ruff)'
	@echo 'make types      Kiểm tra kiểu (mypy) / Check the types (mypy)'
	@echo 'make contracts  Kiểm tra hướng nhập giữa các gói / Check the direction of imports (import-linter)'
	@echo 'make format     Định dạng lại mã / Format the code'
	@echo 'make setup      Chuẩn bị $(VENV) để phát triển / Prepare $(VENV) to work on the code'
	@echo 'make lock       Làm lại requirements.lock và requirements-dev.lock; lấy bản mới nhất bằng ARGS=--upgrade'
	@echo '                Refresh the lock files; take the newest versions with ARGS=--upgrade'
	@echo 'make clean      Xóa các tệp tạm; giữ lại $(VENV) và dữ liệu / Delete caches; $(VENV) and the data stay'
	@echo ''
	@echo 'PYTHON=python3.12   Python để tạo $(VENV), từ 3.11 đến 3.13 / the Python that makes $(VENV), 3.11 to 3.13'
	@echo 'TORCH_INDEX=https://download.pytorch.org/whl/cpu'
	@echo '                    Lần cài đầu, lấy torch bản CPU (nhỏ hơn vài GB) từ đây thay vì từ kho mặc định'
	@echo '                    When first installing, take the CPU build of torch (some GB smaller) from there'

run: $(VENV)/.installed-run
	$(BIN)/python app.py

setup: $(VENV)/.installed-dev

test: $(VENV)/.installed-dev
	@scripts/install-system browser ocr
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	$(BIN)/lint-imports

check: lint types contracts test

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock:
	scripts/lock $(ARGS)

clean:
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name $(VENV) -prune -o -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +

# The three steps stand in a row, so that `make -j` never has two pips in one venv.

$(VENV)/.made:
	@scripts/install-system
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { \
	    echo 'hoidap cần Python từ 3.11 đến 3.13; hãy chỉ ra một bản như thế: make PYTHON=python3.12 ...' >&2; \
	    echo 'hoidap needs Python 3.11 to 3.13; name one: make PYTHON=python3.12 ...' >&2; \
	    $(PYTHON) --version >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed-run: requirements.lock pyproject.toml $(VENV)/.made
	@echo 'Đang cài đặt (lần đầu mất vài phút) / Installing (some minutes the first time)'
	@$(if $(TORCH_INDEX),$(PIP_INSTALL) --no-deps --index-url $(TORCH_INDEX) $(TORCH),$(PIP_INSTALL) --constraint requirements.lock $(TORCH))
	@$(PIP_INSTALL) --requirement requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed-run
	@$(PIP_INSTALL) --requirement requirements-dev.lock
	@touch $@
