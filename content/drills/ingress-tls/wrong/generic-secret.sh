# fails: secret, renewal
# near miss: the controller takes it, but its type is Opaque, and a type never changes
kubectl create secret generic tickets-tls -n opera --from-file=tls.crt=tickets.crt --from-file=tls.key=tickets.key
kubectl patch ingress tickets -n opera -p '{"spec":{"tls":[{"hosts":["tickets.opera.example"],"secretName":"tickets-tls"}]}}'
kubectl annotate ingress tickets -n opera nginx.ingress.kubernetes.io/ssl-redirect-
