#!/usr/bin/env bash
# A test of the tests: leaves out one protection at a time and makes sure that a test turns red.
#
#   tests/defects.sh              every defect
#   tests/defects.sh no-scope     one of them
#
# The protections can be left out only in the build that this script makes.
set -euo pipefail
cd "$(dirname "$0")/.."

# A defect, and the test that must notice it.
defects="
no-sync           trials::power_loss::what_was_acknowledged_survives_a_loss_of_power
no-version-check  trials::race::of_fifty_commands_on_one_version_one_takes_effect
no-idempotency    trials::lost_answers::commands_through_a_network_that_loses_answers_take_effect_once
no-cleaning       workstation::screens::outside_text_cannot_steer_the_terminal
no-scope          api::cases::a_case_of_another_unit_is_not_there
"
wanted=${1:-}

# A test that cannot find what it needs must not count as one that noticed nothing.
export KEZEK_CI=1 INSTA_UPDATE=no
cargo test --locked --features seeded-defects --test it --no-run

run() { cargo test --locked --quiet --features seeded-defects --test it -- --exact "$1" >"$log" 2>&1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
while read -r defect test; do
    [ -n "$defect" ] || continue
    [ -z "$wanted" ] || [ "$wanted" = "$defect" ] || continue
    if ! run "$test" || ! grep -q '1 passed' "$log"; then
        printf '%-17s %s is not green by itself\n' "$defect" "$test"
        tail -n 20 "$log"
        failed=1
    elif KEZEK_DEFECT=$defect run "$test"; then
        printf '%-17s NOT NOTICED by %s\n' "$defect" "$test"
        failed=1
    else
        printf '%-17s noticed by %s\n' "$defect" "$test"
    fi
done <<<"$defects"
exit $failed
