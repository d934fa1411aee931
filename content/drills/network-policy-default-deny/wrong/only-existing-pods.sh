# fails: closed
# reaches the end state, but names the applications that are there: the next one is open
kubectl apply -f - <<'Y'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-known
  namespace: clinic
spec:
  podSelector:
    matchExpressions:
      - key: app
        operator: In
        values: [records, billing]
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
      ports:
        - protocol: TCP
          port: 8080
Y
