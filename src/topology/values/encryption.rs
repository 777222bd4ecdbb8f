//! Whether the encryption of a trunk fits that of the media configuration (domain.md 2.4).

use super::{EncryptionLevel, SrtpMode, Transport};

impl SrtpMode {
    /// The mode in force over a transport: TCP forces NotSupported whatever is configured [c:NewTrunk, TCS].
    pub fn over(self, transport: Transport) -> Self {
        match transport {
            Transport::Tcp => Self::NotSupported,
            Transport::Tls => self,
        }
    }

    /// Whether a call can bypass: it cannot where one side insists on encryption and the other has none. Inferred
    /// from the definitions; the documents only ask for compatible values.
    pub fn fits(self, level: EncryptionLevel) -> bool {
        !matches!(
            (level, self),
            (EncryptionLevel::Require, Self::NotSupported) | (EncryptionLevel::DoNotSupport, Self::Required)
        )
    }
}
