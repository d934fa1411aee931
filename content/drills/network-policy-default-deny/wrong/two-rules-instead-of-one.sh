# fails: reception, nobody-else
# one dash too many: everybody at port 8080, and reception at every port
kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-ingress
  namespace: clinic
spec:
  podSelector: {}
  policyTypes: [Ingress]
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
    - ports:
        - port: 8080
Y
