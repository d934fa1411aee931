# fails: reception, outgoing
# copied from an example that denies both directions: clients cannot even ask for a name
kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: clinic
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: reception-to-records
  namespace: clinic
spec:
  podSelector:
    matchLabels:
      app: records
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              role: reception
      ports:
        - port: 8080
Y
