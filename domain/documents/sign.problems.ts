/** Why a paper could not be signed electronically: what to do, in a sentence. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const signProblems: ProblemTexts = {
  'signing-not-set-up': { vi: 'Cơ quan này chưa có chứng thư số trong hệ thống. Hãy in, ký trên giấy, hoặc nhờ người quản trị cài chứng thư.', en: 'This office has no certificate in the system. Print and sign it by hand, or ask the administrator to install one.' },
  'certificate-missing': { vi: 'Thiếu chứng thư số của người ký. Hãy chọn chứng thư rồi ký lại.', en: 'The signer’s certificate is missing. Choose it and sign again.' },
  'certificate-file-unreadable': { vi: 'Tệp chứng thư số của cơ quan không mở được: sai mật khẩu, hỏng, hoặc người khác đọc được. Hãy báo người quản trị.', en: 'The office’s certificate file cannot be opened: wrong passphrase, damaged, or readable by others. Tell the administrator.' },
  'certificate-file-without-key': { vi: 'Tệp chứng thư số không có khóa bí mật RSA. Hãy báo người quản trị xuất lại tệp .p12 có khóa.', en: 'The certificate file has no RSA key. Ask the administrator to export the .p12 file with its key.' },
  'certificate-file-without-certificate': { vi: 'Khóa trong tệp không khớp chứng thư nào của tệp. Hãy báo người quản trị.', en: 'The key in the file matches no certificate in it. Tell the administrator.' },
  'certificate-not-yet-valid': { vi: 'Chứng thư số chỉ có hiệu lực từ {from}. Hãy ký từ ngày đó hoặc ký trên giấy.', en: 'The certificate is valid from {from} only. Sign from that day on, or by hand.' },
  'certificate-expired': { vi: 'Chứng thư số đã hết hiệu lực ngày {to}. Hãy gia hạn chứng thư, hoặc ký trên giấy.', en: 'The certificate ended on {to}. Renew it, or sign by hand.' },
  'certificate-not-for-signing': { vi: 'Chứng thư này không dùng để ký văn bản. Hãy chọn chứng thư chữ ký số.', en: 'This certificate is not for signing. Choose one for signatures.' },
  'certificate-key-weak': { vi: 'Khóa của chứng thư quá ngắn hoặc thuộc loại không được hỗ trợ (cần RSA từ 2048 bit, hoặc ECDSA). Hãy xin cấp chứng thư mới.', en: 'The key of the certificate is too short or of an unsupported kind (RSA of 2048 bits or ECDSA is needed). Ask for a new certificate.' },
  'certificate-chain-too-long': { vi: 'Chuỗi chứng thư quá dài nên không đặt vừa vào văn bản. Hãy báo người quản trị bỏ chứng thư thừa trong tệp.', en: 'The chain of certificates is too long for the paper. Ask the administrator to take superfluous ones out of the file.' },
  'paper-not-signable': { vi: 'Tệp này không phải bản PDF do hệ thống lập, hoặc đã hỏng, nên không ký được. Hãy lập lại văn bản rồi ký.', en: 'This file is not a PDF made here, or is damaged, and cannot be signed. Make the paper again and sign that.' },
  'signature-place-outside': { vi: 'Chỗ ký nằm ngoài trang giấy. Hãy lập lại văn bản rồi ký.', en: 'The place of the signature lies outside the page. Make the paper again and sign that.' },
  'signature-picture-unusable': { vi: 'Hình chữ ký hoặc con dấu không đọc được. Cần tệp .png dưới 1 MB; hãy báo người quản trị.', en: 'The picture of the signature or seal cannot be read. A .png below 1 MB is needed; tell the administrator.' },
  'signature-wrong': { vi: 'Chữ ký số nhận được không thuộc văn bản này hoặc chứng thư này; văn bản chưa được ký. Hãy ký lại.', en: 'The signature that came back is not of this paper or this certificate; nothing was signed. Sign again.' },
  'signer-unreachable': { vi: 'Thiết bị hoặc dịch vụ ký số không trả lời; văn bản chưa được ký. Hãy kiểm tra kết nối rồi ký lại.', en: 'The signing device or service did not answer; nothing was signed. Check the connection and sign again.' },
}
