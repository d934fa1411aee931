kubectl create secret tls tickets-tls -n opera --cert=tickets.crt --key=tickets.key
kubectl patch ingress tickets -n opera -p '{"spec":{"tls":[{"hosts":["tickets.opera.example"],"secretName":"tickets-tls"}]}}'
kubectl annotate ingress tickets -n opera nginx.ingress.kubernetes.io/ssl-redirect-
