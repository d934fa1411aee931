kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: vault-in
  namespace: keys
spec:
  podSelector:
    matchLabels:
      app: vault
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              team: trading
          podSelector:
            matchLabels:
              role: signer
      ports:
        - port: 8200
Y
