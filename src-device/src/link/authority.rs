//! HQ's authority, as it came with the installation.

use crate::Failure;
use cordon_core::{text, text_key};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// The one certificate that a file of HQ's authority holds, in DER: the device trusts whatever stands there, so
/// a second one would be trusted without standing in the number that HQ confirms.
pub fn certificate_in(pem: &str) -> Result<Vec<u8>, Failure> {
    let unreadable = || Failure::Keys(text_key!("fault.hqs_authority_cannot_be_read"));
    let all: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<_, _>>().map_err(|_| unreadable())?;
    match all.as_slice() {
        [] => Err(unreadable()),
        [only] => Ok(only.to_vec()),
        [..] => Err(Failure::invalid("ca", text!("refusal.more_than_one_authority"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pem() -> String {
        let key = rcgen::KeyPair::generate().unwrap();
        rcgen::CertificateParams::new(Vec::<String>::new()).unwrap().self_signed(&key).unwrap().pem()
    }

    #[test]
    fn one_certificate_is_read_however_its_lines_end_and_two_are_refused() {
        let one = pem();
        let der = certificate_in(&one).unwrap();
        assert_eq!(certificate_in(&format!("a note\r\n{}\r\n", one.replace('\n', "\r\n"))).unwrap(), der);
        assert!(matches!(certificate_in(&format!("{one}{}", pem())), Err(Failure::Refused(_))));
        assert!(certificate_in("").is_err() && certificate_in("-----BEGIN CERTIFICATE-----").is_err());
    }
}
