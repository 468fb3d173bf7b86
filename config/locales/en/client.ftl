### Words for a failed exchange with a server, and for a filter that cannot be read.

## What happened, and what to do

client-error-bad-address = “{ $address }” is not the address of a server.
client-error-bad-address-do = Write it like https://kezek.example.
client-error-plain-http = The connection to { $address } would not be encrypted. Nothing was sent.
client-error-plain-http-do = Use an https address, or allow it expressly with --plain-http.
client-error-no-encryption = This machine cannot make encrypted connections: { $reason }
client-error-no-encryption-do = Tell the administrator: the machine's certificates are missing.
client-error-unreachable = The server cannot be reached: { $reason }. Nothing was sent.
client-error-unreachable-do = Check the address and the network, then try again.
client-error-timed-out = The server did not answer within { $seconds } s.
client-error-timed-out-do = If you sent a decision, look at the history of the case before you repeat it.
client-error-hangup = The connection broke before the answer was whole: { $reason }
client-error-hangup-do = If you sent a decision, look at the history of the case before you repeat it.
client-error-not-our-server = What answers there is not a Kezek server (status { $status }, { $type }): “{ $quote }”
client-error-not-our-server-do = Check the address. On the way there may be a sign-in page or a proxy.
client-error-garbled = The server's answer cannot be read ({ $what }): { $detail }.
client-error-garbled-do = The program and the server may be of different versions. Tell the administrator.
client-error-too-large = The server's answer is larger than { $limit } bytes and was not taken in.
client-error-too-large-do = Tell the administrator.
client-error-newer-problem = The server refused: { $title } { $detail }
client-error-newer-problem-do = The server is newer than this program. Tell the administrator.
client-error-cancelled = It was broken off.
client-error-cancelled-do = If you sent a decision, look at the history of the case before you repeat it.

## Filters

filter-too-long = The filter is too long.
filter-too-many = The filter has too many conditions.
filter-unknown-field = There is no field “{ $value }”.
filter-unknown-value = “{ $value }” is not a value of { $field }.
filter-value-missing = A value is missing here.
filter-quote-open = The quotation mark is not closed.
filter-bad-amount = “{ $value }” is neither days, such as 2wd or 10d, nor a date, such as 2026-09-28.
filter-comparison-missing = { $field } is compared: write { $field }<, { $field }>= and so on.
filter-not-comparable = { $field } cannot be compared: write { $field }: and a value.
filter-hint = Did you mean { $hint }
