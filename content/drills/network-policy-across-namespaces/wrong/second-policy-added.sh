# fails: signers-only, not-from-elsewhere, new-desks
# policies add up: a second, stricter one takes nothing away
kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: vault-signers
  namespace: keys
spec:
  podSelector: { matchLabels: { app: vault } }
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { team: trading } }
          podSelector: { matchLabels: { role: signer } }
      ports: [{ port: 8200 }]
Y
