//! The end of the checkpoint chain, for whoever notes it elsewhere.

use super::{Office, OfficeError};
use crate::wire::AuditHead;

impl Office {
    /// Returns the last checkpoint.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when it cannot be read.
    pub async fn audit_head(&self) -> Result<AuditHead, OfficeError> {
        let head = self.store.audit_head().await?;
        Ok(head.map_or(
            AuditHead {
                no: 0,
                hash: String::new(),
            },
            |head| AuditHead {
                no: head.no,
                hash: head.hash,
            },
        ))
    }
}
