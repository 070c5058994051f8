from __future__ import annotations

import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.mail import attachments, read_letter, read_web_archive


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Trần Thị Bưởi <buoi@thachmai.example>"
    message["To"] = "Văn phòng <vp@khedong.example>"
    message["Subject"] = "Góp ý dự thảo kế hoạch tuyển sinh lớp 10"
    message["Date"] = "Tue, 12 Mar 2024 20:15:00 +0000"
    message.set_content("Kính gửi Văn phòng,\n\nPhòng Giáo dục đề nghị sửa mục 3.\n")
    return message


def test_a_letter_says_from_whom_to_whom_when_and_about_what() -> None:
    raw = read_letter(letter().as_bytes())

    assert raw.text == (
        "Từ: Trần Thị Bưởi <buoi@thachmai.example>\nĐến: Văn phòng <vp@khedong.example>\nNgày: 13/03/2024 03:15\n"
        "Tiêu đề: Góp ý dự thảo kế hoạch tuyển sinh lớp 10\n\nKính gửi Văn phòng,\n\nPhòng Giáo dục đề nghị sửa mục 3."
    )
    assert raw.title == "Góp ý dự thảo kế hoạch tuyển sinh lớp 10"
    assert raw.date == "2024-03-13"  # In Vietnam.
    assert raw.author == "Trần Thị Bưởi"


def test_plain_and_formatted_text_are_one_letter() -> None:
    message = letter()
    message.add_alternative("<p>Kính gửi Văn phòng,</p><p>Phòng Giáo dục đề nghị sửa mục 3.</p>", subtype="html")

    assert read_letter(message.as_bytes()).text.count("sửa mục 3") == 1


def test_the_formatted_text_counts_where_the_plain_one_is_a_notice() -> None:
    message = letter()
    message.set_content("Xem bản HTML.")
    message.add_alternative(
        "<table><tr><th>Trường</th><th>Chỉ tiêu</th></tr><tr><td>THPT Khe Đông</td><td>420</td></tr></table>",
        subtype="html",
    )

    assert "Trường: THPT Khe Đông; Chỉ tiêu: 420" in read_letter(message.as_bytes()).text


GMAIL = """<div dir="ltr"><div>Tôi đồng ý với dự thảo.</div><div>Đề nghị ký trong tuần.</div></div><br>
<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Vào 10:05, Th 2, 5 thg 2, 2024 Văn
phòng &lt;<a href="mailto:vp@khedong.example">vp@khedong.example</a>&gt; đã viết:<br></div><blockquote
class="gmail_quote" style="margin:0 0 0 .8ex">{earlier}</blockquote></div>"""
THUNDERBIRD = """<p>Tôi đồng ý với dự thảo.</p><p>Đề nghị ký trong tuần.</p>
<div class="moz-cite-prefix">On 05/02/2024 10:05, Văn phòng wrote:<br></div>
<blockquote type="cite" cite="mid:1@khedong.example">{earlier}</blockquote>"""
APPLE = """<div>Tôi đồng ý với dự thảo.</div><div>Đề nghị ký trong tuần.</div><div><br><blockquote type="cite"><div>Vào
10:05, 5 thg 2, 2024, Văn phòng &lt;vp@khedong.example&gt; đã viết:</div><br><div>{earlier}</div></blockquote></div>"""
OUTLOOK = """<p class=MsoNormal>Tôi đồng ý với dự thảo.</p><p class=MsoNormal>Đề nghị ký trong tuần.</p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>From:</b> Văn phòng<br><b>Sent:</b>
Monday, February 5, 2024 10:05 AM<br><b>To:</b> An<br><b>Subject:</b> Dự thảo</p></div>{earlier}"""
OUTLOOK_ONLINE = """<div>Tôi đồng ý với dự thảo.</div><div>Đề nghị ký trong tuần.</div><div id="appendonsend"></div><hr>
<div id="divRplyFwdMsg" dir="ltr"><font><b>Từ:</b> Văn phòng &lt;vp@khedong.example&gt;<br><b>Đã gửi:</b> Thứ Hai, 5
Tháng Hai 2024 10:05<br><b>Đến:</b> An<br></font><div>&nbsp;</div></div>{earlier}"""
EARLIER = """<p>Văn phòng gửi dự thảo lần hai.</p>
<blockquote><p>Dự thảo lần một còn thiếu phụ lục.</p></blockquote><p>Xin góp ý.</p>"""


@pytest.mark.parametrize("page", [GMAIL, THUNDERBIRD, APPLE, OUTLOOK, OUTLOOK_ONLINE])
def test_the_earlier_letter_in_a_formatted_one_stands_below_its_introduction(page: str) -> None:
    message = letter()
    message.set_content(page.format(earlier=EARLIER), subtype="html")

    blocks = read_letter(message.as_bytes()).blocks[1:]

    (heading,) = (number for number, block in enumerate(blocks) if block.level)
    assert [block.text for block in blocks[:heading]] == ["Tôi đồng ý với dự thảo.", "Đề nghị ký trong tuần."]
    assert blocks[heading].text.endswith(("đã viết:", "wrote:")) or "Văn phòng" in blocks[heading].text
    assert [block.text for block in blocks[-3:]] == [
        "Văn phòng gửi dự thảo lần hai.", "Dự thảo lần một còn thiếu phụ lục.", "Xin góp ý.",
    ]  # fmt: skip


def test_answers_within_a_formatted_quotation_stay_there() -> None:
    message = letter()
    message.set_content(
        "<div>On 05/02/2024, An wrote:</div><blockquote type=cite>Họp lúc 8 giờ?</blockquote><div>Được.</div>"
        "<blockquote type=cite>Ở đâu?</blockquote><div>Hội trường B.</div>",
        subtype="html",
    )

    assert [block.level for block in read_letter(message.as_bytes()).blocks] == [0] * 6


def test_attachments_come_by_themselves() -> None:
    message = letter()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Dự thảo.pdf")
    message.add_attachment("a,b\n", subtype="csv", filename="../số liệu.csv")
    message.add_attachment("Ghi chú riêng.", filename="ghi chú.txt")
    data = message.as_bytes()

    assert [(name, found.strip()) for name, found in attachments(data)] == [
        ("Dự thảo.pdf", b"%PDF-1.7"),
        ("số liệu.csv", b"a,b"),
        ("ghi chú.txt", "Ghi chú riêng.".encode()),
    ]
    assert "Ghi chú riêng" not in read_letter(data).text


def test_pictures_in_the_text_are_no_attachments() -> None:
    message = letter()
    message.add_alternative("<p>Kính gửi Văn phòng, <img src=cid:logo></p>", subtype="html")
    html = message.get_payload(1)
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>")

    assert list(attachments(message.as_bytes())) == []


def test_a_letter_within_a_letter_is_an_attachment() -> None:
    outer = letter()
    outer.add_attachment(letter())

    ((name, data),) = attachments(outer.as_bytes())

    assert name == "1.eml"
    assert read_letter(data).title == "Góp ý dự thảo kế hoạch tuyển sinh lớp 10"


def test_flowed_lines_are_joined() -> None:
    data = (
        b"From: a@b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n" + "Họp lúc \n8 giờ.\nHết.\n".encode()
    )

    assert read_letter(data).text.endswith("Họp lúc 8 giờ.\nHết.")


def test_letters_in_an_old_encoding_are_read() -> None:
    data = (
        b"From: a@b\nContent-Type: text/plain; charset=windows-1258\n\n"
        + "h\u00f4\u0323i \u0111\u00f4\u0300ng".encode("cp1258")
    )

    assert "ng" in read_letter(data).text
    assert "\N{REPLACEMENT CHARACTER}" not in read_letter(data).text


def test_sealed_letters_are_told_apart() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_letter(b"From: a@b\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB")
    assert error.value.code == "letter_encrypted"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 \x00"])
def test_what_is_no_letter_is_refused(data: bytes) -> None:
    for read in (read_letter, read_web_archive, lambda data: list(attachments(data))):
        with pytest.raises(UnreadableFileError):
            read(data)


def test_a_letter_cut_off_gives_what_there_is() -> None:
    data = letter().as_bytes()

    assert "Kính gửi" in read_letter(data).text
    assert read_letter(data[: data.index(b"\n\n") + 1]).title


def test_a_saved_page_is_read_as_a_page() -> None:
    archive = (
        b"From: <Saved by a browser>\nSubject: Lich cong tac\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary=x\n\n'
        b"--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<meta charset=3Dutf-8><h1>L=E1=BB=8Bch c=C3=B4ng t=C3=A1c</h1><p>H=E1=BB=8Dp l=C3=BAc 8 gi=E1=BB=9D.</p>\n"
        b"--x\nContent-Type: image/png\n\nx\n--x--\n"
    )

    raw = read_web_archive(archive)

    assert (raw.title, raw.text) == ("Lịch công tác", "Lịch công tác\n\nHọp lúc 8 giờ.")


PIECES = st.sampled_from(
    [
        b"From: a@b\n",
        b"\n",
        b"Content-Type: multipart/mixed; boundary=x\n",
        b"--x\n",
        b"--x--\n",
        b"Date: x\n",
        b"=?utf-8?b?!?=",
        b"Content-Type: text/html; charset=zip\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Type: message/rfc822\n",
        b"Subject: \xff\n",
        b"Content-Disposition: attachment; filename*=x'y'%zz\n",
        b"Content-Type: ;;=\n",
        b"> a\n",
        b"\xe1\xbb",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=8)).map(b"".join))
def test_any_bytes_give_a_letter_or_a_reason(data: bytes) -> None:
    for read in (read_letter, read_web_archive, lambda data: list(attachments(data))):
        with contextlib.suppress(UnreadableFileError):
            read(b"From: a@b\n" + data)
