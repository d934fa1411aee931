# fails: paths, without-ingress, renewal
# a backend is a Service with one of its own ports, not that of the container
kubectl apply -f - <<'Y'
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gallery
  namespace: gallery
spec:
  gatewayClassName: nginx
  listeners:
    - name: http
      port: 80
      protocol: HTTP
    - name: https
      port: 443
      protocol: HTTPS
      hostname: art.gallery.example
      tls:
        certificateRefs:
          - name: art-tls
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: art
  namespace: gallery
spec:
  parentRefs:
    - name: gallery
      sectionName: https
  hostnames: [art.gallery.example]
  rules:
    - matches: [{ path: { type: PathPrefix, value: /tickets } }]
      backendRefs: [{ name: box-office, port: 9090 }]
    - matches: [{ path: { type: Exact, value: /press } }]
      backendRefs: [{ name: desk, port: 80 }]
    - backendRefs: [{ name: rooms, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: art-to-https
  namespace: gallery
spec:
  parentRefs:
    - name: gallery
      sectionName: http
  hostnames: [art.gallery.example]
  rules:
    - filters:
        - type: RequestRedirect
          requestRedirect: { scheme: https, statusCode: 301 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: press
  namespace: gallery
spec:
  parentRefs:
    - name: gallery
      sectionName: http
  hostnames: [press.gallery.example]
  rules:
    - backendRefs: [{ name: desk, port: 80 }]
Y
kubectl delete ingress gallery -n gallery
