# fails: suspended, goes-on-later
# near miss: parallelism 0 stops the Pods as well, but the number is lost, and resuming starts nothing
kubectl patch job scan-paintings -n museum -p '{"spec":{"parallelism":0}}'
kubectl patch job print-tickets -n museum -p '{"spec":{"suspend":false,"ttlSecondsAfterFinished":3600}}'
kubectl wait job/print-tickets -n museum --for=condition=Complete --timeout=180s
