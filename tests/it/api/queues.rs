//! Queues: which there are, what stands in them, page by page and whole.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use super::world::{World, application, id, send};
use crate::engines::on_postgres;

async fn receive_many(world: &World, count: usize) -> Vec<Value> {
    let gateway = world.sign_in("gateway").await;
    let mut receipts = Vec::new();
    for n in 0..count {
        let mut application = application(&format!("R-{n}"));
        application["applicant"]["family_name"] = json!(format!("Okafor-{n:02}"));
        receipts.push(gateway.receive(&application).await);
    }
    receipts
}

fn queue<'a>(list: &'a Value, slug: &str) -> &'a Value {
    let queues = list["queues"].as_array().unwrap();
    queues.iter().find(|queue| queue["slug"] == slug).unwrap()
}

#[tokio::test]
async fn the_queues_of_a_role_are_counted_and_change_with_the_cases() {
    let world = World::open().await;
    let receipts = receive_many(&world, 3).await;
    let voice = world.sign_in("executor").await;
    let answer = voice.get("/v1/queues").await;
    let list = answer.expect(200);
    assert_eq!(queue(&list, "intake")["count"], 3);
    assert_eq!(queue(&list, "intake")["overdue"], 0);
    assert_eq!(queue(&list, "intake")["due_soon"], 0);
    let slugs: Vec<&str> = list["queues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|queue| queue["slug"].as_str().unwrap())
        .collect();
    assert!(!slugs.contains(&"sign-off"), "{slugs:?}");

    let unchanged = voice
        .request(Method::GET, "/v1/queues")
        .header("if-none-match", answer.header("etag"));
    assert_eq!(send(unchanged.try_clone().unwrap()).await.status, 304);
    let accept = json!({ "command": "accept" });
    voice
        .command(&id(&receipts[0]), 2, &accept)
        .await
        .expect(200);
    let changed = send(unchanged).await.expect(200);
    assert_eq!(queue(&changed, "intake")["count"], 2);

    let page = voice.get("/v1/queues/intake/cases").await.expect(200);
    let due: chrono::DateTime<chrono::Utc> =
        serde_json::from_value(page["rows"][0]["due_at"].clone()).unwrap();
    for (at, overdue, soon) in [
        (due - TimeDelta::days(1), 0, 2),
        (due, 0, 2),
        (due + TimeDelta::milliseconds(1), 2, 0),
    ] {
        assert!(world.law.set(at));
        let list = voice.get("/v1/queues").await.expect(200);
        assert_eq!(queue(&list, "intake")["overdue"], overdue, "{at}");
        assert_eq!(queue(&list, "intake")["due_soon"], soon, "{at}");
    }

    let stranger = world.sign_in("executor.astana").await;
    let list = stranger.get("/v1/queues").await.expect(200);
    assert_eq!(queue(&list, "intake")["count"], 0);
}

#[tokio::test]
async fn a_queue_that_is_not_for_the_role_is_not_there() {
    let world = World::open().await;
    let voice = world.sign_in("executor").await;
    for slug in ["sign-off", "nothing", "..", "%2e%2e"] {
        let answer = voice.get(&format!("/v1/queues/{slug}/cases")).await;
        answer.problem(404, "not-found");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let world = World::open().await;
    let receipts = receive_many(&world, 7).await;
    let voice = world.sign_in("executor").await;
    for sort in [
        "number",
        "-number",
        "due",
        "applicant",
        "-registered,number",
    ] {
        let base = format!("/v1/queues/open/cases?limit=3&sort={sort}");
        let mut path = base.clone();
        let mut numbers = Vec::new();
        loop {
            let page = voice.get(&path).await.expect(200);
            assert_eq!(page["total"], 7);
            for row in page["rows"].as_array().unwrap() {
                numbers.push(row["number"].as_str().unwrap().to_owned());
            }
            let Some(next) = page["next"].as_str() else {
                break;
            };
            assert!(!next.contains("Okafor"));
            path = format!("{base}&after={next}");
        }
        assert_eq!(numbers.len(), 7, "{sort}");
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 7, "{sort}");
    }

    // The row a cursor stands behind may have gone: the page goes on where it stood.
    let first = voice
        .get("/v1/queues/intake/cases?limit=2&sort=number")
        .await
        .expect(200);
    let next = first["next"].as_str().unwrap();
    let accept = json!({ "command": "accept" });
    voice
        .command(&id(&receipts[1]), 2, &accept)
        .await
        .expect(200);
    let path = format!("/v1/queues/intake/cases?limit=2&sort=number&after={next}");
    let second = voice.get(&path).await.expect(200);
    assert_eq!(second["rows"][0]["number"], "26-000003");
    assert_eq!(second["total"], 6);
}

#[tokio::test]
async fn a_cursor_belongs_to_its_queue_filter_and_order() {
    let world = World::open().await;
    receive_many(&world, 3).await;
    let voice = world.sign_in("executor").await;
    let page = voice
        .get("/v1/queues/open/cases?limit=1&sort=number")
        .await
        .expect(200);
    let next = page["next"].as_str().unwrap();
    for query in [
        format!("sort=due&after={next}"),
        format!("sort=number&filter=okafor&after={next}"),
        "sort=number&after=rubbish".to_owned(),
        format!("sort=number&after=A{next}"),
    ] {
        let answer = voice.get(&format!("/v1/queues/open/cases?{query}")).await;
        assert_eq!(answer.problem(400, "body-invalid")["at"], "after");
    }
    for (query, at) in [("filter=colour:red", "filter"), ("sort=colour", "sort")] {
        let answer = voice.get(&format!("/v1/queues/open/cases?{query}")).await;
        assert_eq!(answer.problem(400, "body-invalid")["at"], at);
    }
    let found = voice
        .get("/v1/queues/open/cases?filter=OKAFOR-02")
        .await
        .expect(200);
    assert_eq!(found["total"], 1);
    assert_eq!(found["rows"][0]["number"], "26-000003");
}

#[tokio::test]
async fn a_whole_queue_comes_one_row_a_line_with_masked_numbers() {
    let world = World::open().await;
    receive_many(&world, 5).await;
    let voice = world.sign_in("executor").await;
    let whole = voice
        .request(Method::GET, "/v1/queues/open/cases")
        .header("accept", "application/x-ndjson");
    let answer = send(whole.try_clone().unwrap()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/x-ndjson");
    assert_eq!(answer.header("kezek-rows"), "5");
    let text = answer.text();
    assert_eq!(text.lines().count(), 5);
    for line in text.lines() {
        let row: kezek::casework::queue::Row = serde_json::from_str(line).unwrap();
        assert_eq!(row.iin_masked.as_deref(), Some("••••••••0003"));
    }
    assert!(!text.contains("900115300003"));
    let again = whole.header("if-none-match", answer.header("etag"));
    assert_eq!(send(again).await.status, 304);
}

#[tokio::test]
async fn a_commission_member_sees_what_still_waits_for_their_vote() {
    let world = World::open().await;
    let case = id(&receive_many(&world, 1).await[0]);
    let steps = super::world::approval();
    world.play(&case, &steps[..7]).await;
    let member = world.sign_in("member").await;
    let chair = world.sign_in("chair").await;
    let count = async |voice: &super::world::Voice| {
        let list = voice.get("/v1/queues").await.expect(200);
        queue(&list, "commission")["count"].as_u64().unwrap()
    };
    assert_eq!((count(&member).await, count(&chair).await), (1, 1));
    world.play(&case, &steps[7..8]).await;
    assert_eq!((count(&member).await, count(&chair).await), (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_case_is_given_to_one_officer_only() {
    let world = World::open().await;
    receive_many(&world, 3).await;
    let first = world.sign_in("executor").await;
    let second = world.sign_in("executor-2").await;
    let third = world.sign_in("leaver").await;
    let next = |voice: &super::world::Voice| {
        let request = voice.request(Method::POST, "/v1/queues/intake/next");
        tokio::spawn(send(request))
    };
    let tasks = [next(&first), next(&second), next(&third)];
    let mut cases = Vec::new();
    for task in tasks {
        let answer = task.await.unwrap();
        let view = answer.expect(200);
        assert!(view["lease"].is_object());
        cases.push(view["case"]["number"].as_str().unwrap().to_owned());
    }
    cases.sort();
    assert_eq!(cases, ["26-000001", "26-000002", "26-000003"]);
    // Nothing is left for a fourth; when leases run out, there is again.
    let fourth = world.sign_in("executor.astana").await;
    assert_eq!(next(&fourth).await.unwrap().status, 204);
    world.pass_wall_time(TimeDelta::minutes(11));
    next(&second).await.unwrap().expect(200);
}

#[tokio::test]
async fn the_next_case_is_not_given_back_by_whoever_held_it_before() {
    let world = World::open().await;
    let case = id(&world.receive().await);
    let voice = world.sign_in("executor").await;
    let lease = format!("/v1/cases/{case}/lease");
    voice.post(&lease, &json!({})).await.expect(200);
    // Somebody accepted the case on another server, and the queue here does not show it yet.
    let mut raw = world.tamper().await;
    raw.run(
        r#"UPDATE cases SET queue_row = replace(replace(queue_row,
           '"version":2', '"version":3'), '"status":"received"', '"status":"under-review"')"#,
    )
    .await;
    raw.close().await;
    let next = voice.post("/v1/queues/intake/next", &json!({})).await;
    assert_eq!(next.status, 204, "{}", next.text());
    let view = voice.get(&lease).await.expect(200);
    assert_eq!(view["lease"]["holder"]["login"], "executor", "{view}");
}

on_postgres! {
    the_next_case_is_not_given_back_by_whoever_held_it_before,
    the_queues_of_a_role_are_counted_and_change_with_the_cases,
    a_queue_that_is_not_for_the_role_is_not_there,
    pages_follow_each_other_without_gap_or_repetition,
    a_cursor_belongs_to_its_queue_filter_and_order,
    a_whole_queue_comes_one_row_a_line_with_masked_numbers,
    a_commission_member_sees_what_still_waits_for_their_vote,
    the_next_case_is_given_to_one_officer_only,
}
