# fails: dns
# near miss: only UDP, and port 53 of the whole world
kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: worker-egress
  namespace: payroll
spec:
  podSelector: { matchLabels: { app: worker } }
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: databases } }
          podSelector: { matchLabels: { app: ledger } }
      ports: [{ port: 5432 }]
    - ports: [{ port: 53, protocol: UDP }]
Y
