# fails: rights
# near miss: the ready-made role edit lets the team change its NetworkPolicies
kubectl create namespace team-fuji
kubectl label namespace team-fuji pod-security.kubernetes.io/enforce=baseline
kubectl create rolebinding fuji -n team-fuji --clusterrole=edit --group=fuji
kubectl apply -f - <<'Y'
apiVersion: v1
kind: ResourceQuota
metadata:
  name: team
  namespace: team-fuji
spec:
  hard: { requests.cpu: 800m, services.nodeports: "0" }
---
apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: team-fuji
spec:
  limits:
    - type: Container
      defaultRequest: { cpu: 100m, memory: 64Mi }
      default: { memory: 128Mi }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: team
  namespace: team-fuji
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector: {}
        - namespaceSelector: { matchLabels: { purpose: ingress } }
  egress:
    - to: [{ podSelector: {} }]
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
      ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
Y
