### Words of the demo, before its screen opens.

demo-seeding = Preparing the demo: { $done } of { $total } applications
demo-stopped = Stopped before the demo opened.
demo-folder-not-empty = The folder { $path } holds something already. Name one that is empty or not there yet.
demo-kept = Database and papers of the demo are kept in { $path }.
