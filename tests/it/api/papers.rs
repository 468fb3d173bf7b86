//! Papers: taken in by their hash and type, shown to whoever may see their case, each view logged.

use kezek::casework::CaseId;
use kezek::papers::{PictureKind, make_png};
use kezek::regulation::canonical::sha256_hex;

use super::world::{World, id, paper};
use crate::engines::on_postgres;

#[tokio::test]
async fn a_paper_is_kept_once_and_read() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let bytes = paper("Diploma No. 114-7.");
    let sha256 = sha256_hex(&bytes);
    let stored = gateway.put_paper(&sha256, bytes.clone()).await.expect(201);
    assert_eq!(stored["media_type"], "application/pdf");
    assert_eq!(stored["pages"], 1);
    assert_eq!(stored["byte_count"], bytes.len());
    let again = gateway.put_paper(&sha256, bytes).await.expect(200);
    assert_eq!(again, stored);

    let picture = make_png(1, PictureKind::Scan);
    let stored = gateway
        .put_paper(&sha256_hex(&picture), picture.clone())
        .await
        .expect(201);
    assert_eq!(stored["media_type"], "image/png");
}

#[tokio::test]
async fn bytes_that_are_not_what_they_are_named_are_refused() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let bytes = paper("Diploma.");
    let answer = gateway
        .put_paper(&sha256_hex(b"other"), bytes.clone())
        .await;
    answer.problem(422, "hash-mismatch");
    for name in [
        "x",
        "..%2F..%2Fetc%2Fpasswd",
        &sha256_hex(&bytes).to_uppercase(),
    ] {
        let answer = gateway.put_paper(name, bytes.clone()).await;
        answer.problem(400, "body-invalid");
    }

    let mut elf = b"\x7fELF\x02\x01\x01\x00".to_vec();
    elf.resize(4096, 0);
    let archive = [paper("x"), b"PK\x05\x06".to_vec(), vec![0; 18]].concat();
    for hostile in [elf, Vec::new(), b"%PDF-1.7 nothing".to_vec(), archive] {
        let answer = gateway.put_paper(&sha256_hex(&hostile), hostile).await;
        answer.problem(415, "unsupported-media-type");
    }

    let large = vec![0; (10 << 20) + 1];
    let answer = gateway.put_paper(&sha256_hex(&large), large).await;
    answer.problem(413, "too-large");
}

#[tokio::test]
async fn a_paper_is_shown_to_whoever_may_see_its_case_and_logged() {
    let world = World::open().await;
    let gateway = world.sign_in("gateway").await;
    let stray = paper("Belongs to no case.");
    let stray_name = sha256_hex(&stray);
    gateway.put_paper(&stray_name, stray).await.expect(201);
    let case = id(&world.receive().await);
    let key = CaseId(case.parse().unwrap());

    let voice = world.sign_in("executor").await;
    let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let sha256 = view["case"]["application"]["papers"][1]["sha256"]
        .as_str()
        .unwrap()
        .to_owned();
    let shown = voice.get(&format!("/v1/documents/{sha256}")).await;
    assert_eq!(shown.status, 200);
    assert_eq!(shown.header("content-type"), "application/pdf");
    assert_eq!(shown.header("content-disposition"), "attachment");
    assert_eq!(shown.header("cache-control"), "no-store");
    assert_eq!(sha256_hex(&shown.bytes), sha256);
    let store = world.server.office.store();
    let views = store.count_access(key, "executor", "paper-viewed").await;
    assert_eq!(views.unwrap(), 1);

    let stranger = world.sign_in("executor.astana").await;
    for (who, name) in [(&stranger, &sha256), (&voice, &stray_name)] {
        let answer = who.get(&format!("/v1/documents/{name}")).await;
        answer.problem(404, "not-found");
    }
    let views = store
        .count_access(key, "executor.astana", "paper-viewed")
        .await;
    assert_eq!(views.unwrap(), 0);
}

#[tokio::test]
async fn a_paper_that_was_changed_on_the_disk_is_not_shown() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let view = voice.get(&format!("/v1/cases/{case}")).await.expect(200);
    let papers = &view["case"]["application"]["papers"];
    let sha256 = papers[0]["sha256"].as_str().unwrap();
    let file = world
        .folder
        .path()
        .join("papers")
        .join(&sha256[..2])
        .join(sha256);
    std::fs::write(file, b"%PDF-1.7 forged").unwrap();
    let answer = voice.get(&format!("/v1/documents/{sha256}")).await;
    let problem = answer.problem(500, "internal");
    assert!(problem["support_code"].is_string());
    assert_eq!(problem["detail"], serde_json::Value::Null);
}

on_postgres! {
    a_paper_is_kept_once_and_read,
    bytes_that_are_not_what_they_are_named_are_refused,
    a_paper_is_shown_to_whoever_may_see_its_case_and_logged,
    a_paper_that_was_changed_on_the_disk_is_not_shown,
}
