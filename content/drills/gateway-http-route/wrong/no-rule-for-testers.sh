# fails: testers
# the shares are right, and one tester in ten sees the new version
kubectl label namespace radio expose=public
kubectl apply -f - <<'Y'
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: player
  namespace: radio
spec:
  parentRefs: [{ name: public, namespace: edge }]
  hostnames: [live.radio.example]
  rules:
    - backendRefs:
        - { name: player-v1, port: 80, weight: 9 }
        - { name: player-v2, port: 80, weight: 1 }
Y
