//! Addresses as numbers.

use std::fmt::Debug;
use std::net::IpAddr;
use std::ops::RangeInclusive;

/// The address of one family as a number.
pub(super) trait Bits: Copy + Ord + Debug {
    /// Bits of an address.
    const WIDTH: u8;
    /// Bits that all ranges of one shard share; shorter prefixes stand in a list of their own.
    const SHARD: u8;

    /// The number of an address; `None` for one of the other family.
    fn of(address: IpAddr) -> Option<Self>;

    /// The first bits of it, the others zero.
    fn masked(self, length: u8) -> Self;

    /// The shard in which ranges that begin with these bits are kept.
    fn shard(self) -> u16;

    /// The shards in which ranges inside a range are kept.
    fn shards(first: Self, length: u8) -> RangeInclusive<u16>;

    /// The sixteen bits behind those of the shard: where in its shard the address may be expected.
    fn expected(self) -> u16;
}

impl Bits for u32 {
    const WIDTH: u8 = 32;
    const SHARD: u8 = 16;

    fn of(address: IpAddr) -> Option<Self> {
        match address {
            IpAddr::V4(address) => Some(address.into()),
            IpAddr::V6(_) => None,
        }
    }

    fn masked(self, length: u8) -> Self {
        self & Self::MAX.checked_shl(u32::from(Self::WIDTH.saturating_sub(length))).unwrap_or(0)
    }

    fn shard(self) -> u16 {
        (self >> 16) as u16
    }

    fn shards(first: Self, length: u8) -> RangeInclusive<u16> {
        let last = first | !Self::MAX.masked(length);
        first.shard()..=last.shard()
    }

    fn expected(self) -> u16 {
        self as u16
    }
}

impl Bits for u128 {
    const WIDTH: u8 = 128;
    const SHARD: u8 = 32;

    fn of(address: IpAddr) -> Option<Self> {
        match address {
            IpAddr::V4(_) => None,
            IpAddr::V6(address) => Some(address.into()),
        }
    }

    fn masked(self, length: u8) -> Self {
        self & Self::MAX.checked_shl(u32::from(Self::WIDTH.saturating_sub(length))).unwrap_or(0)
    }

    /// Organisations have few prefixes of 32 bits each, close to one another; multiplying spreads them. Those that
    /// meet all the same share a shard, which costs time and nothing else.
    fn shard(self) -> u16 {
        (((self >> 96) as u32).wrapping_mul(0x9E37_79B1) >> 16) as u16
    }

    fn shards(first: Self, length: u8) -> RangeInclusive<u16> {
        if length < Self::SHARD { 0..=u16::MAX } else { first.shard()..=first.shard() }
    }

    fn expected(self) -> u16 {
        (self >> 80) as u16
    }
}
