"""What people type who want no answer out of documents, by what it is, and what people ask who do.

All of it was written before the rules; the held-out half was first run when the rules had been made on the other half.
"""

SEEN_TALK: dict[str, tuple[str, ...]] = {
    "greeting": (
        "Xin chào", "chào bạn", "chao ad", "hi b", "Hello", "hế lô", "Chào buổi sáng!", "dạ em chào anh chị ạ",
        "Good morning", "hii", "chào cả nhà",
    ),
    "calling": ("alo", "bạn ơi", "test", "có ai ở đây không?"),
    "thanks": (
        "cảm ơn", "Cảm ơn bạn nhiều nhé!", "cam on ban", "tks", "thank you so much", "cám ơn ad", "Dạ em cảm ơn ạ",
        "ok cảm ơn bạn",
    ),
    "farewell": ("tạm biệt", "bye bye", "pp", "hẹn gặp lại bạn", "chúc ngủ ngon", "Thôi mình đi nhé"),
    "displeased": (
        "đồ ngu", "ngu thế", "bot ngu vl", "trả lời sai rồi", "chán quá", "vô dụng", "stupid", "đmm",
        "tra loi ngu qua",
    ),
    "praise": ("giỏi quá", "hay quá bạn ơi", "tuyệt vời", "bạn thông minh thật", "good job"),
    "identity": ("bạn là ai", "Bạn tên là gì?", "ban la ai vay", "who are you?", "mày là ai", "Giới thiệu về bạn đi"),
    "abilities": (
        "bạn làm được gì", "Bạn có thể giúp gì cho tôi?", "dùng thế nào", "hướng dẫn sử dụng", "help",
        "ban biet lam gi", "tôi có thể hỏi gì?", "cách dùng chatbot này",
    ),
    "maker": ("ai tạo ra bạn", "Ai là người làm ra bạn?", "bạn do ai tạo ra"),
    "machine": ("bạn có phải ChatGPT không", "Bạn là người hay máy?", "bạn là AI à", "are you a robot?"),
    "acknowledged": ("ok", "oke", "vâng", "ừ", "Vâng ạ", "dạ", "đúng rồi", "được rồi", "👍"),
    "confused": ("k hiểu", "không hiểu gì cả", "mình chưa hiểu", "là sao?"),
    "chit_chat": (
        "haha", "bạn khỏe không?", "kể chuyện cười đi", "tôi yêu bạn", "bạn bao nhiêu tuổi",
        "tôi buồn quá",
    ),
    "meaningless": ("asdfgh", "???", "…", "🙂🙂", "a", "qwerty", "aaaaaa", "...!", "sdfsdf", "lalala", "jkjkjfd"),
}  # fmt: skip

HELD_OUT_TALK: dict[str, tuple[str, ...]] = {
    "greeting": (
        "xin chao", "Chào ad ạ", "chào buổi tối", "hello bạn", "Hey", "2 ad", "hi there", "chào bot",
        "kính chào quý vị",
        "Chào em", "lô ad", "helloooo",
    ),
    "calling": ("a lô", "ad ơi", "có ai không", "test thử", "bạn còn đó không?"),
    "thanks": (
        "cảm ơn rất nhiều", "thanks bạn", "Thank you!", "cảm ơn bạn đã giúp đỡ", "cam on nhieu nha", "xin cảm ơn",
        "tuyệt, cảm ơn nhé", "many thanks", "thks ad",
    ),
    "farewell": ("Bye", "chào tạm biệt", "tam biet ban", "goodbye", "hẹn gặp lại", "good night"),
    "displeased": (
        "ngu quá", "mày ngu lắm", "đồ vô tích sự", "cút đi", "sai bét", "bạn trả lời sai rồi", "dở ẹc", "shut up",
        "bực mình quá", "óc chó", "fuck you",
    ),
    "praise": ("tốt lắm", "đỉnh quá", "quá hay", "bạn giỏi ghê", "câu trả lời rất hữu ích"),
    "identity": (
        "bạn là gì", "cậu tên gì", "em tên gì thế", "what is your name", "Bạn là ai thế?",
        "hãy tự giới thiệu",
    ),
    "abilities": (
        "bạn giúp được gì cho mình", "bạn có chức năng gì?", "sử dụng như thế nào?", "what can you do?",
        "ban co the lam gi", "làm sao để đặt câu hỏi?", "Bạn trả lời được những câu hỏi nào?",
        "hướng dẫn mình cách dùng với",
    ),
    "maker": ("bạn được ai tạo ra?", "who made you", "ai viết ra bạn thế", "ai phát triển chatbot này"),
    "machine": (
        "bạn có phải là người thật không?", "bạn là chatgpt à", "bạn dùng AI gì?", "bạn là robot phải không",
        "are you human",
    ),
    "acknowledged": ("okie", "uh", "ờ", "dạ vâng", "rồi", "tôi hiểu rồi", "okela", "thế à"),
    "confused": ("không hiểu", "khó hiểu quá", "tôi chả hiểu gì", "ko hiểu j", "nghĩa là sao?"),
    "chit_chat": (
        "hihi", "how are you", "bạn ăn cơm chưa", "hát cho tôi nghe đi", "anh yêu em", "bạn có người yêu chưa",
        "buồn ghê",
    ),
    "meaningless": (
        "?", "!!!", "....", "😂", "x", "asdf", "zxcvbnm", "hjklhjkl", "dfgdfg", "qweqwe", "ááááá", "fjdksl fjdksl",
        "----", "mmmmm",
    ),
}  # fmt: skip

SEEN_QUESTIONS: tuple[str, ...] = (
    "Chào bạn, cho mình hỏi lệ phí là bao nhiêu?", "Cảm ơn ai đã hỗ trợ xã?", "Ai gửi lời chào mừng hội nghị?",
    "Bạn đọc phản ánh gì?", "lệ phí?", "Hậu Giang", "01-KL/TW", "2023", "Nguyễn Văn An", "UBND", "cháo", "chào cờ",
    "Xin chào Việt Nam là chương trình gì?", "Ai là người tạo ra bạn đồng hành của thanh niên?", "ubnd", "bhxh",
    "thcs",
    "Điều 5", "ChatGPT là gì?", "Ai tạo ra ChatGPT?", "hướng dẫn sử dụng hồ sơ điện tử", "dùng thế nào là đúng liều?",
    "Hội bạn là gì?", "Bạn đọc là ai?", "Lễ tạm biệt diễn ra khi nào?", "help desk ở đâu?", "ai?", "ở đâu?",
    "khi nào", "bao nhiêu", "Ý nghĩa của lời chào là gì?", "thuốc", "thủ tục", "họ tên", "Chào giá",
    "thư cảm ơn gửi ai?",
    "Ngủ ngon là gì?", "mấy giờ mở cửa?", "hotline", "email", "Ông là ai?", "còn năm 2022?", "thế còn Hậu Giang?",
    "ai ký?", "ngày mấy", "sao lại thế?", "vì sao?", "Hà Nội", "hi vọng của người dân là gì?", "ông Hải là ai",
    "TW", "KH", "cấp đổi", "xin phép", "xin chào giá thầu ở đâu?", "ok thế lệ phí bao nhiêu", "test covid ở đâu?",
    "Robot được dùng làm gì?", "AI là gì?", "AI", "thời tiết hôm nay", "nộp ở đâu vậy bạn?", "hồ sơ gồm những gì ạ",
)  # fmt: skip
HELD_OUT_QUESTIONS: tuple[str, ...] = (
    "Xin chào, ai chủ trì hội nghị tổng kết?", "Dạ cho em hỏi hạn nộp hồ sơ ạ?", "Lệ phí bao nhiêu vậy? Cảm ơn ad.",
    "Cảm ơn, thế còn năm 2024?", "Ai được cảm ơn trong bài phát biểu?", "Hi vọng gì ở cây sầu riêng?", "sầu riêng",
    "Bạn bè quốc tế là ai?", "Bạn có thể cho biết ai ký quyết định không?", "Bạn biết lệ phí cấp đổi không?",
    "Cho tôi hỏi số điện thoại", "số điện thoại?", "sđt", "Đồng Tháp", "NQ-18", "Luật Đất đai", "điều 12 khoản 3",
    "hdnd", "ldtbxh", "pccc", "BHYT", "tnmt", "mttq", "Ngô Quý Đạt", "ông Lượng", "bà Hạnh", "Lam Châu", "covid",
    "wifi", "zalo", "facebook", "pdf", "xlsx", "Tôi có thể hỏi ai về thủ tục?", "Tôi có thể làm gì khi mất sổ đỏ?",
    "cách dùng thuốc diệt muỗi", "Hướng dẫn sử dụng phần mềm thuế ở đâu?", "Ai là bạn của nhà nông?",
    "Thầy cô tên gì?", "Trường tên là gì?", "Tên dự án là gì?", "Xã này là ai quản lý?", "Chúc mừng ai?",
    "Chào mừng kỷ niệm ngày nào?", "Chương trình chào xuân", "Giỏi cấp tỉnh có bao nhiêu em?", "học sinh giỏi",
    "Ngu Hồ", "vô dụng là gì", "sai phạm", "ai sai?", "chán ăn", "buồn nôn", "khỏe", "Trạm y tế",
    "Không hiểu quy định thì hỏi ai?", "được rồi thì nộp ở đâu", "Vâng, thế ai ký?", "ok còn phường 3?",
    "máy hay người ghi biên bản?",
    "Tổng đài trả lời những câu hỏi nào?", "Ai phát triển phần mềm này?", "Do ai tạo ra?", "Còn bạn đọc nhỏ tuổi?",
    "nguoi ky", "le phi bao nhieu", "ai chu tri", "chao mung dai hoi", "cam on ai",
    "hôm nay ngày mấy", "Mỹ", "Ý", "5", "15/3", "8h", "3.600 tin", "xã", "tỉnh", "test nhanh", "Quy chế",
)  # fmt: skip
