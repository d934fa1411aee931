A webhook for every Pod whose server is not there. Source: Kubernetes documentation, "Dynamic Admission Control" (Failure
policy), "Admission Webhook Good Practices".

# fault: webhook-refuses
  $ kubectl run web --image=nginx
  ! Error from server (InternalError): Internal error occurred: failed calling webhook "gatekeeper.example.com": failed to call webhook: Post "https://inspector.security.svc:443/validate?timeout=10s": service "inspector" not found
  [1]
  $ kubectl get validatingwebhookconfigurations -o name
  validatingwebhookconfiguration.admissionregistration.k8s.io/gatekeeper
  $ kubectl delete validatingwebhookconfiguration gatekeeper; kubectl run web --image=nginx
  validatingwebhookconfiguration.admissionregistration.k8s.io "gatekeeper" deleted
  pod/web created
