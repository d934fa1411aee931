# fails: renewal
# reaches the end state, but the Ingress names a copy: whoever renews tickets-tls changes nothing
kubectl create secret tls tickets-tls -n opera --cert=tickets.crt --key=tickets.key
kubectl create secret tls opera -n opera --cert=tickets.crt --key=tickets.key
kubectl patch ingress tickets -n opera -p '{"spec":{"tls":[{"hosts":["tickets.opera.example"],"secretName":"opera"}]}}'
kubectl annotate ingress tickets -n opera nginx.ingress.kubernetes.io/ssl-redirect-
