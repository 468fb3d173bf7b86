//! Disks: which filesystem a folder lies on, how much is free, how fast something is on it for
//! certain.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use rustix::fs::{StatVfs, statfs, statvfs};

/// How often the speed is measured; the middle one counts.
const TRIES: usize = 15;

/// A filesystem, by how far it can be trusted with a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filesystem {
    Local(&'static str),
    /// Locks and syncs of it do not hold: SQLite can be corrupted there.
    Network(&'static str),
    Other(String),
}

impl Filesystem {
    /// Returns the filesystem of a magic number of Linux (`statfs(2)`).
    #[must_use]
    pub fn of(magic: u64) -> Self {
        match magic {
            0xEF53 => Self::Local("ext4"),
            0x5846_5342 => Self::Local("xfs"),
            0x9123_683E => Self::Local("btrfs"),
            0x2FC1_2FC1 => Self::Local("zfs"),
            0xF2F5_2010 => Self::Local("f2fs"),
            0x794C_7630 => Self::Local("overlayfs"),
            0x0102_1994 => Self::Local("tmpfs"),
            0x6969 => Self::Network("NFS"),
            0x517B => Self::Network("SMB"),
            0xFF53_4D42 => Self::Network("CIFS"),
            0xFE53_4D42 => Self::Network("SMB2"),
            0x0102_1997 => Self::Network("9p"),
            0x00C3_6400 => Self::Network("Ceph"),
            0x0116_1970 => Self::Network("GFS2"),
            0x6573_5546 => Self::Network("FUSE"),
            other => Self::Other(format!("0x{other:X}")),
        }
    }

    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Local(name) | Self::Network(name) => name,
            Self::Other(name) => name,
        }
    }
}

/// What is known of the disk of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    pub filesystem: Filesystem,
    /// Bytes that this account may still write.
    pub free: u64,
}

/// Looks at the disk of a folder.
///
/// # Errors
/// When the machine does not say.
pub fn about(folder: &Path) -> io::Result<About> {
    let StatVfs {
        f_bavail, f_frsize, ..
    } = statvfs(folder)?;
    #[expect(clippy::cast_sign_loss, reason = "a magic number is a pattern of bits")]
    let magic = statfs(folder)?.f_type as u64 & 0xFFFF_FFFF;
    Ok(About {
        filesystem: Filesystem::of(magic),
        free: f_bavail.saturating_mul(f_frsize),
    })
}

/// Returns how many milliseconds it takes until a small write is on the disk of a folder.
///
/// # Errors
/// When nothing can be written there.
pub fn fsync_ms(folder: &Path) -> io::Result<f64> {
    let mut file = tempfile::tempfile_in(folder)?;
    let mut times = Vec::with_capacity(TRIES);
    for _ in 0..TRIES {
        file.write_all(&[0; 4096])?;
        let began = Instant::now();
        file.sync_data()?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[TRIES / 2])
}

/// Answers when a file can be made in a folder.
///
/// # Errors
/// Why not.
pub fn is_writable(folder: &Path) -> io::Result<()> {
    tempfile::tempfile_in(folder).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_share_is_told_from_a_disk() {
        assert_eq!(Filesystem::of(0xEF53), Filesystem::Local("ext4"));
        for magic in [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546] {
            assert!(
                matches!(Filesystem::of(magic), Filesystem::Network(_)),
                "{magic:X}"
            );
        }
        assert_eq!(Filesystem::of(0x1234).name(), "0x1234");
    }

    #[test]
    fn the_disk_of_a_folder_is_looked_at_and_nothing_is_left_there() {
        let folder = tempfile::tempdir().unwrap();
        assert!(about(folder.path()).unwrap().free > 0);
        assert!(fsync_ms(folder.path()).unwrap() > 0.0);
        is_writable(folder.path()).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(fsync_ms(&folder.path().join("absent")).is_err());
    }
}
