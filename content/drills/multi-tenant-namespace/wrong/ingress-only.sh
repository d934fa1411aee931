# fails: closed
# near miss: without Egress among its types the policy says nothing of outgoing traffic
kubectl create namespace team-fuji
kubectl label namespace team-fuji pod-security.kubernetes.io/enforce=baseline
kubectl create role member -n team-fuji --verb='*' --resource=deployments.apps,replicasets.apps,pods,services,configmaps,secrets
kubectl patch role member -n team-fuji --type=json -p '[{"op":"add","path":"/rules/-","value":{"apiGroups":[""],"resources":["pods/log","pods/exec"],"verbs":["*"]}},{"op":"add","path":"/rules/-","value":{"apiGroups":["apps"],"resources":["deployments/scale","replicasets/scale"],"verbs":["*"]}}]'
kubectl create rolebinding fuji -n team-fuji --role=member --group=fuji
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
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
        - namespaceSelector: { matchLabels: { purpose: ingress } }
Y
