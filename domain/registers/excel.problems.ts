/** Why a list of Excel, or a file given as evidence, was not taken: what to do, in a sentence. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const excelProblems: ProblemTexts = {
  'excel-empty': { vi: 'Tệp này trống. Hãy chọn lại tệp Excel có danh sách.', en: 'The file is empty. Choose the Excel file with the list.' },
  'excel-too-large': { vi: 'Tệp Excel lớn hơn {megabytes} MB. Hãy bỏ hình, bỏ trang tính thừa, hoặc chia danh sách làm nhiều tệp.', en: 'The Excel file is larger than {megabytes} MB. Take out pictures and other sheets, or split the list.' },
  'excel-not-xlsx': { vi: 'Đây không phải tệp Excel (.xlsx). Hãy mở danh sách bằng Excel rồi lưu với dạng “Excel Workbook (.xlsx)”.', en: 'This is no Excel file (.xlsx). Open the list in Excel and save it as “Excel Workbook (.xlsx)”.' },
  'excel-old': { vi: 'Đây là tệp Excel dạng cũ (.xls). Hãy mở bằng Excel rồi lưu với dạng “Excel Workbook (.xlsx)”.', en: 'This is an Excel file of the old form (.xls). Save it as “Excel Workbook (.xlsx)”.' },
  'excel-locked': { vi: 'Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.', en: 'The file has a password and cannot be read. Take the password away and send it again.' },
  'excel-damaged': { vi: 'Tệp hỏng, hoặc khi mở ra lớn bất thường, nên không đọc. Hãy mở bằng Excel, chép danh sách sang tệp mới rồi gửi lại.', en: 'The file is damaged, or far too large once unpacked, and was not read. Copy the list into a new file and send that.' },
  'excel-macro': { vi: 'Tệp có macro, đối tượng nhúng hoặc liên kết tự nạp nên không nhận. Hãy chép danh sách sang tệp mới chỉ có chữ và số.', en: 'The file carries macros, embedded objects or links that load by themselves and was not taken. Copy the list into a new file of plain text and numbers.' },
  'excel-formula': { vi: 'Ô {cell} là công thức. Hãy chép cả danh sách, dán lại với “Dán giá trị” (Paste values), rồi gửi lại.', en: 'Cell {cell} is a formula. Copy the list, paste it again as values, and send it again.' },
  'excel-merged': { vi: 'Các ô {range} bị gộp. Hãy bỏ gộp ô trong danh sách (mỗi dòng một mục, mỗi ô một giá trị) rồi gửi lại.', en: 'The cells {range} are merged. Unmerge the list (one entry a row, one value a cell) and send it again.' },
  'excel-too-many-rows': { vi: 'Danh sách dài hơn {rows} dòng. Hãy chia làm nhiều tệp.', en: 'The list has more than {rows} rows. Split it into several files.' },
  'excel-too-wide': { vi: 'Danh sách rộng hơn {columns} cột. Hãy bỏ các cột thừa.', en: 'The list has more than {columns} columns. Take out what is not needed.' },
  'excel-no-sheet': { vi: 'Tệp không có trang tính nào đang hiện.', en: 'The file has no sheet that is shown.' },
  'excel-no-headings': { vi: 'Không thấy dòng tiêu đề của sổ này trong 15 dòng đầu. Hãy tải mẫu của sổ và giữ nguyên dòng tiêu đề.', en: 'The headings of this register were not found in the first 15 rows. Take the template of the register and keep its headings.' },
  'excel-no-rows': { vi: 'Dưới dòng tiêu đề chưa có dòng nào.', en: 'There is no row below the headings.' },
  'excel-has-errors': { vi: 'Có {count} dòng lỗi nên chưa nhập dòng nào. Sửa các ô đã nêu rồi gửi lại.', en: '{count} rows have errors, so nothing was imported. Correct the cells named and send the list again.' },
  'import-not-here': { vi: 'Sổ này không nhập bằng Excel.', en: 'This register takes no Excel lists.' },
  'import-not-yours': { vi: 'Vị trí của bạn không được nhập danh sách vào sổ này.', en: 'Your post may not import lists into this register.' },
}

export const fileProblems: ProblemTexts = {
  'file-empty': { vi: 'Tệp trống. Hãy chọn lại tệp.', en: 'The file is empty. Choose it again.' },
  'file-too-large': { vi: 'Tệp lớn hơn 10 MB. Hãy giảm cỡ ảnh hoặc chia làm nhiều tệp.', en: 'The file is larger than 10 MB. Make the pictures smaller or split it.' },
  'file-type': { vi: 'Chỉ nhận PDF, ảnh PNG, JPEG, WEBP, tệp Word (.docx) và Excel (.xlsx). Nội dung tệp này không thuộc các dạng đó.', en: 'Only PDF, PNG, JPEG, WEBP, Word (.docx) and Excel (.xlsx) are taken. The content of this file is none of these.' },
  'file-harmful': { vi: 'Tệp có mã chạy, tệp nhúng hoặc liên kết tự nạp nên không nhận. Hãy in ra PDF mới hoặc chụp lại rồi gửi.', en: 'The file carries code, embedded files or links that load by themselves and was not taken. Print it to a new PDF or take a picture of it.' },
  'file-locked': { vi: 'Tệp có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại.', en: 'The file has a password and cannot be checked. Take the password away and send it again.' },
  'file-damaged': { vi: 'Tệp hỏng hoặc tải dở nên không nhận. Hãy mở thử rồi gửi lại.', en: 'The file is damaged or cut off. Open it to see, then send it again.' },
  'file-not-here': { vi: 'Tệp đính kèm không còn, hoặc không phải của mục này. Hãy tải tệp lên lại.', en: 'An attached file is no longer there, or is not of this entry. Upload it again.' },
  'files-too-many': { vi: 'Bạn đã gửi {most} tệp chưa gắn vào việc nào. Hãy lưu các việc đang soạn trước.', en: 'You have sent {most} files that no act names yet. Save what you are writing first.' },
}
