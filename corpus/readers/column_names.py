"""Words that name the columns of Vietnamese tables, by which a head is told from a row."""

from __future__ import annotations

NUMBERS = frozenset({"stt", "tt", "số tt", "số thứ tự"})
"""Above the numbers of the rows: what begins with it is a head."""
NAMES = frozenset({
    "chỉ tiêu", "chức danh", "chức vụ", "công trình", "công việc", "cơ quan chủ trì", "cơ quan phối hợp",
    "cơ quan", "cơ sở", "diễn giải", "diện tích", "ghi chú", "giá trị", "giới tính", "giờ", "hoạt động",
    "hạng mục", "họ tên", "họ và tên", "khoản thu", "kinh phí", "kết quả", "loại", "lý do", "lớp", "môn",
    "mục chi", "mục", "mức thu", "nguồn vốn", "nguồn", "ngày sinh", "ngày tháng", "ngày", "người phụ trách",
    "người thực hiện", "nhiệm vụ", "năm sinh", "nội dung công việc", "nội dung", "sản phẩm", "số hiệu",
    "số lượng", "số ngày", "số tiền", "số điện thoại", "thành phần", "thành tiền", "thôn", "thời gian",
    "thời hạn", "tiêu chí", "tiến độ", "trách nhiệm", "tên dự án", "tên đơn vị", "tên", "tỉ lệ", "tổng cộng",
    "tổng số", "tỷ lệ", "việc", "xã", "yêu cầu", "điểm", "điện thoại", "đvt", "đơn giá", "đơn vị chủ trì",
    "đơn vị phối hợp", "đơn vị thực hiện", "đơn vị tính", "đơn vị", "địa bàn", "địa chỉ", "địa điểm",
})  # fmt: skip
"""Names of columns. Of a form (`Họ và tên | … | Chức vụ | …`) they fill no more than half of a row."""
QUANTITIES = frozenset({
    "chi", "chỉ tiêu", "cuối", "diện tích", "doanh thu", "giá", "hệ số", "học kỳ", "hộ", "khẩu", "khối lượng",
    "kinh phí", "kế hoạch", "lương", "mức", "ngày", "năm", "phí", "quý", "sản lượng", "số", "thu", "thành tiền",
    "tháng", "thực hiện", "tiền", "tỉ lệ", "tổng", "tỷ lệ", "vốn", "đơn giá", "đầu",
})  # fmt: skip
"""What names begin with that stand above figures."""
LABELS = frozenset({
    "chức vụ", "dân tộc", "email", "giới tính", "họ tên", "họ và tên", "mã số thuế", "nghề nghiệp", "ngày sinh",
    "năm sinh", "nơi sinh", "nơi ở", "quê quán", "số cccd", "số cmnd", "số tài khoản", "số điện thoại",
    "điện thoại", "đại diện", "địa chỉ",
})  # fmt: skip
"""What stands in the first column of a form, one below the other, and not of a table with a head."""
