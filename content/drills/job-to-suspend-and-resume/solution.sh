kubectl patch job scan-paintings -n museum -p '{"spec":{"suspend":true}}'
kubectl patch job print-tickets -n museum -p '{"spec":{"suspend":false,"ttlSecondsAfterFinished":3600}}'
kubectl wait job/print-tickets -n museum --for=condition=Complete --timeout=180s
