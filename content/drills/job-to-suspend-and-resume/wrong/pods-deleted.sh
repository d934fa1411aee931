# fails: suspended, goes-on-later
# the Job replaces every Pod that is deleted
kubectl delete pods -n museum -l work=paintings --field-selector=status.phase=Running
kubectl patch job print-tickets -n museum -p '{"spec":{"suspend":false,"ttlSecondsAfterFinished":3600}}'
kubectl wait job/print-tickets -n museum --for=condition=Complete --timeout=180s
