//! A disk that is full: nothing is acknowledged that is not kept, reading goes on, and when there
//! is room again so does writing, without a restart.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

use crate::api::world::{Voice, application, client, id, send};
use crate::program::Place;

/// A file system in memory that is soon full.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// Mounts one; `None` when this account must not.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|mounted| mounted.status.success())
            .then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes all the room that is left; returns the file that holds it.
    fn fill(&self) -> std::path::PathBuf {
        use std::io::Write;
        let path = self.path().join("filler");
        let mut file = std::fs::File::create(&path).expect("a file");
        let mut piece = 1 << 20;
        while piece > 0 {
            if file.write_all(&vec![7; piece]).is_err() {
                piece /= 2;
            }
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // What still uses it lets go when it ends.
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writes_reads_on_and_recovers_without_a_restart() {
    let Some(disk) = SmallDisk::mount() else {
        assert!(
            std::env::var_os("KEZEK_CI").is_none(),
            "no file system can be mounted here"
        );
        eprintln!("SKIPPED: a_full_disk: no file system can be mounted by this account");
        return;
    };
    let url = format!("sqlite:{}", disk.path().join("kezek.db").display());
    let place = Place {
        url,
        folder: disk.path().to_owned(),
    };
    place.add_account("gateway", "gateway:almaty");
    place.add_account("executor", "executor:almaty");
    let server = place.serve();
    let gateway = Voice::sign_in(client(), &server.url, "gateway").await;
    let case = id(&gateway.receive(&application("R-1")).await);
    let voice = Voice::sign_in(client(), &server.url, "executor").await;
    let mut version = voice.version(&case).await;
    let note =
        |n: u64| json!({ "command": "add-note", "text": "full ".repeat(390) + &n.to_string() });
    let filler = disk.fill();
    let refused = loop {
        let answer = voice.command(&case, version, &note(version)).await;
        if answer.status != 200 {
            break answer;
        }
        version += 1;
        assert!(version < 5_000, "a full disk takes everything");
    };
    refused.problem(503, "unavailable");
    // Lists are shown all the same; a case is not, because nobody could log that it was.
    let view = voice.get(&format!("/v1/cases/{case}")).await;
    view.problem(503, "unavailable");
    assert_eq!(voice.get("/v1/queues").await.status, 200);
    let ready = send(client().get(format!("{}/health/ready", server.url))).await;
    ready.problem(503, "unavailable");
    std::fs::remove_file(filler).expect("there is room again");
    assert_eq!(voice.version(&case).await, version);
    voice
        .command(&case, version, &note(version))
        .await
        .expect(200);
    assert_eq!(voice.version(&case).await, version + 1);
    let ready = send(client().get(format!("{}/health/ready", server.url))).await;
    ready.expect(200);
    server.kill();
    place.assert_audit_is_clean();
}
