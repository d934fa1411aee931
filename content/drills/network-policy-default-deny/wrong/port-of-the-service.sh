# fails: reception
# near miss: a policy never sees port 80, the port of the Service
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
  ingress:
    - from:
        - podSelector:
            matchLabels:
              role: reception
      ports:
        - port: 80
Y
