//! How fast the disk makes a write safe: every figure of a command stands on it.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use crate::figures::Latencies;

const TRIES: usize = 200;

/// Returns a line with the time of a small write and its `fdatasync`.
pub fn sync_speed(folder: &Path) -> String {
    let path = folder.join("sync");
    let mut file = std::fs::File::create(&path).expect("a file");
    let mut times = Latencies::default();
    for _ in 0..TRIES {
        let began = Instant::now();
        file.write_all(&[7; 4096]).expect("it is written");
        file.sync_data().expect("it is synced");
        times.note(began.elapsed());
    }
    std::fs::remove_file(&path).expect("it is removed");
    format!("4 KB and fdatasync, {TRIES} times: {times}")
}
