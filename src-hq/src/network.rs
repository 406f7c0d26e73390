//! What counts as one address where tries and connections are counted.

use std::net::{IpAddr, Ipv6Addr};

/// The address itself, or of IPv6 the network: whoever has one address there has them all (RFC 4291
/// §2.5.1).
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_ipv6_network_counts_as_one_address_and_a_mapped_one_as_what_it_maps() {
        let same = |one, other| network(address(one)) == network(address(other));
        assert!(same("2001:db8::1", "2001:db8::ffff:2") && !same("2001:db8::1", "2001:db8:0:1::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1") && !same("::ffff:192.0.2.1", "::ffff:192.0.2.2"));
    }
}
